export const AUTHORS = { individual: 'cá nhân', group: 'nhóm tác giả, tập thể', unit: 'cơ quan, đơn vị, địa phương' } as const;
