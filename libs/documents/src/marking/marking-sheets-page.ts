/** Score sheets, each beginning on a page of its own. Words reach Typst as data, never as source. */
export const MARKING_SHEETS = `
#let sheets = json(bytes(sys.inputs.sheets))
#set document(title: sys.inputs.title, date: auto)
#set text(lang: "vi", region: "VN", font: "Tinos", size: 12pt, hyphenate: false)
#set page(paper: "a4", margin: (top: 15mm, right: 15mm, bottom: 15mm, left: 20mm), footer: context {
  let here-on = query(selector(<sheet>).before(here()))
  if here-on.len() > 0 { align(center, text(size: 10pt, here-on.last().value)) }
})
#set par(leading: 0.5em, spacing: 0.8em)
#let dots = box(width: 1fr, repeat(text(size: 9pt)[.]))
#let tick(label) = [#box(width: 4mm, height: 4mm, stroke: 0.7pt, baseline: 0.6mm) #h(1.5mm) #label]

#for (at, sheet) in sheets.enumerate() {
  if at > 0 { pagebreak() }
  [#metadata(sheet.footer) <sheet>]
  grid(columns: (1fr, 28mm), column-gutter: 6mm,
    {
      par(text(size: 11pt, sheet.contest))
      par(text(size: 11pt, weight: "bold", sheet.council))
      v(2mm)
      heading(level: 1, text(size: 17pt, "PHIẾU CHẤM ĐIỂM"))
      par(strong(sheet.phase))
      par([Bài số: #text(size: 15pt, weight: "bold", str(sheet.entryNumber))])
      if sheet.title != "" { par([Tên bài: #sheet.title]) }
      par([Giám khảo: #sheet.judge])
    },
    align(center, {
      image(bytes(sheet.qr), format: "svg", width: 26mm, alt: "Mã QR của phiếu " + sheet.code)
      text(size: 10pt, sheet.code)
    }),
  )
  v(3mm)
  table(
    columns: (9mm, 1fr, auto, 32mm),
    stroke: 0.5pt,
    inset: (x: 5pt, y: 6pt),
    align: (x, y) => if y == 0 { center + horizon } else if x == 1 { left + horizon } else { center + horizon },
    table.header(strong[TT], strong[Tiêu chí], box(strong[Điểm tối đa]), strong[Điểm chấm]),
    ..sheet.criteria.enumerate().map(((n, one)) => (
      table.cell(rowspan: 2, str(n + 1)),
      {
        strong(one.name)
        if one.detail != "" { linebreak(); text(size: 11pt, one.detail) }
        if one.notes != "" { linebreak(); text(size: 10pt, style: "italic", one.notes) }
      },
      one.maximum,
      [],
      table.cell(colspan: 3, align: left, { text(size: 11pt)[Nhận xét: ]; dots; block(above: 5mm, below: 1mm, width: 100%, dots) }),
    )).flatten(),
    table.cell(colspan: 2, align: right + horizon, strong(sheet.totalLabel)), strong(sheet.total), text(fill: luma(90))[#h(12mm)\/ #sheet.total],
  )
  par(text(size: 10pt, style: "italic", "Mỗi ô ghi một số từ 0 đến điểm tối đa, lẻ nhiều nhất ba chữ số sau dấu phẩy. Sửa điểm thì gạch số cũ, ghi số mới và ký bên cạnh."))
  if sheet.hasVote { par({ strong[Công nhận bài này: ]; h(3mm); tick("Đồng ý"); h(8mm); tick("Không đồng ý") }) }
  par(strong[Nhận xét chung:])
  for _ in range(4) { block(above: 5mm, below: 0mm, width: 100%, dots) }
  v(6mm)
  block(breakable: false, width: 100%, grid(columns: (1fr, 1fr), [],
    align(center, {
      par(text(style: "italic", "Ngày ........ tháng ........ năm ............"))
      par(strong[Giám khảo])
      par(text(size: 11pt, style: "italic", "(Ký, ghi rõ họ tên)"))
      v(18mm)
      par(strong(sheet.judge))
    })))
}
`;
