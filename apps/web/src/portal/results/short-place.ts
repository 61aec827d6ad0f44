/** "Phường 9, TP Đà Lạt", for lists; a line breaks after the comma and not inside the place. */
export function shortPlace({ name, place }: { name: string; place: string }): string {
  return place ? `${name}, ${shortened(place)}` : name;
}

/** "TP Đà Lạt", unbroken, where it stands apart from the unit's name. */
export function shortened(place: string): string {
  return place.replace(/^thành phố /i, 'TP ').replaceAll(' ', '\u00a0');
}
