/** "Phường 9, thành phố Đà Lạt": a unit and where it lies. */
export function placeName({ name, place }: { name: string; place: string }): string {
  return place ? `${name}, ${place}` : name;
}
