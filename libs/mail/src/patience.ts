/** A server that does not answer holds up the messages behind this one: far less than the minutes that nodemailer would wait. */
export const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
