/** A link to a public page, or the sentence that says what is wrong with what was typed. */
export type LinkReading = { url: string; host: string } | { fault: string };

const LONGEST = 1000;

/**
 * Reads the address of a public page: https, a host name with a dot, no user name in it, no port. Links are shown on the
 * public site with their host, so that a reader sees where they lead.
 */
export function readPublicLink(typed: string): LinkReading {
  const text = typed.trim();
  if (text.length > LONGEST) return { fault: `Liên kết dài quá ${LONGEST} ký tự. Hãy dùng địa chỉ ngắn hơn của trang.` };
  if (!/^https?:\/\//i.test(text)) return { fault: 'Liên kết phải bắt đầu bằng https://. Hãy chép nguyên địa chỉ trên thanh trình duyệt.' };
  if (!URL.canParse(text)) return { fault: 'Liên kết này không đúng. Hãy chép lại nguyên địa chỉ trên thanh trình duyệt.' };
  const url = new URL(text);
  if (url.protocol !== 'https:') return { fault: 'Trang này không có https nên không an toàn. Hãy tìm bản đăng ở trang có https.' };
  if (url.username || url.password) return { fault: 'Liên kết có tên người dùng hoặc mật khẩu. Hãy bỏ phần trước dấu @.' };
  if (!isPublicHost(url)) return { fault: 'Người dự thi không mở được địa chỉ nội bộ này. Hãy dùng một trang công khai.' };
  return { url: url.href, host: url.hostname };
}

/** The host of a kept link, as readers see it. */
export function hostOf(link: string): string {
  return new URL(link).hostname.replace(/^www\./, '');
}

/** A name below a public ending; addresses by number, bare names, ports and names of inner networks lead nowhere for readers. */
function isPublicHost({ hostname, port }: URL): boolean {
  if (port !== '' || /\.(localhost|local|internal|lan|test|invalid|example)$/.test(hostname)) return false;
  return /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname);
}
