/**
 * An official text in the layout of Decree 30/2020/NĐ-CP, annex I. Its words reach Typst as data, never as source.
 * A4, margins 20 20 20 30 mm (top, right, bottom, left); the number of the page above the text, from the second page on.
 */
export const OFFICIAL_TEXT = `
#let sheet = json(bytes(sys.inputs.text))
#set document(title: sys.inputs.title, date: auto)
#set text(lang: "vi", region: "VN", font: "Tinos", size: 14pt, hyphenate: false)
#set page(
  paper: "a4",
  flipped: sheet.at("isLandscape", default: false),
  margin: (top: 20mm, right: 20mm, bottom: 20mm, left: 30mm),
  header-ascent: 5mm,
  header: context {
    let number = counter(page).get().first()
    if number > 1 { align(center, text(size: 13pt, str(number))) }
  },
)
#let leading = 0.55em
#set par(justify: true, leading: leading, spacing: leading + 6pt, first-line-indent: (amount: 1.27cm, all: true))

// A rule below a text, as long as a share of its last line.
#let rule-below(body, share) = layout(size => {
  let width = calc.min(size.width, measure(body).width)
  pdf.artifact(block(above: 3pt, below: 0pt, width: 100%, align(center, line(length: width * share, stroke: 0.6pt))))
})
#let centred(body) = block(above: 0pt, below: 5pt, width: 100%, align(center, par(first-line-indent: 0pt, justify: false, body)))

#let head = sheet.header
#let issuer = text(size: 12pt, weight: "bold", head.issuer.last())
#let motto = text(size: 13pt, weight: "bold", head.motto)
#block(above: 0pt, below: 22pt, grid(
  columns: (66mm, 1fr),
  row-gutter: 12pt,
  {
    for part in head.superior { centred(text(size: 12pt, part)) }
    for part in head.issuer.slice(0, -1) { centred(text(size: 12pt, weight: "bold", part)) }
    centred(issuer)
    rule-below(issuer, 40%)
  },
  {
    centred(text(size: 12pt, weight: "bold", head.nation))
    centred(motto)
    rule-below(motto, 100%)
  },
  centred(text(size: 13pt, head.number)),
  centred(text(size: 13pt, style: "italic", head.placeAndDate)),
))

#show heading.where(level: 1): it => centred(text(size: 14pt, weight: "bold", it.body))
#show heading.where(level: 2): it => block(above: leading + 10pt, below: leading + 6pt, par(text(size: 14pt, weight: "bold", it.body)))

#heading(level: 1, sheet.title)
#v(2pt)
#pad(x: 12mm, centred(strong(sheet.subject)))
#pdf.artifact(block(above: 4pt, below: 18pt, width: 100%, align(center, line(length: 40mm, stroke: 0.6pt))))

#if "authority" in sheet { block(above: 0pt, below: 12pt, width: 100%, align(center, strong(sheet.authority))) }
#for ground in sheet.preamble [ #par(emph(ground)) ]
#for words in sheet.opening [ #par(words) ]
#if "formula" in sheet { block(above: 12pt, below: 8pt, width: 100%, align(center, strong(sheet.formula))) }

#let table-of(piece) = {
  let cell(column, body) = par(first-line-indent: 0pt, justify: false, leading: 0.5em, body)
  if "caption" in piece { block(sticky: true, align(center, text(style: "italic", piece.caption))) }
  block(above: 9pt, below: 12pt, width: 100%, breakable: not piece.isShort, {
    set text(size: 13pt)
    set table.cell(breakable: piece.hasLongRows)
    table(
      columns: piece.columns.map(column => column.share * 1fr),
      stroke: 0.5pt,
      inset: (x: 5pt, y: 5pt),
      align: (x, y) => if y == 0 { center + horizon } else if piece.columns.at(x).isNumber { right + horizon } else { left + horizon },
      table.header(..piece.columns.map(column => cell(column, strong(column.title)))),
      ..piece.rows.map(row => row.enumerate().map(((at, value)) => cell(piece.columns.at(at), value))).flatten(),
    )
  })
}

#let pieces-of(pieces) = {
  for piece in pieces {
    if piece.kind == "table" { table-of(piece) } else { block(sticky: piece.isFollowed, par(piece.text)) }
  }
}
#for article in sheet.articles {
  if "lead" in article { par[#strong(article.heading) #article.lead] } else { heading(level: 2, article.heading) }
  pieces-of(article.pieces)
}

#let recipients = align(left, {
  set par(first-line-indent: 0pt, justify: false, spacing: 4pt)
  if sheet.recipients.len() > 0 {
    par(text(size: 12pt, weight: "bold", style: "italic")[Nơi nhận:])
    for recipient in sheet.recipients { par(text(size: 11pt, recipient)) }
  }
})
#let signature(capacity, note, signer) = {
  for part in capacity { centred(strong(part)) }
  if note != "" { centred(text(size: 12pt, style: "italic", note)) }
  v(2.2cm)
  if signer != "" { centred(strong(signer)) }
}
#if "signatures" in sheet {
  block(above: 24pt, breakable: false, width: 100%, grid(
    columns: sheet.signatures.map(_ => 1fr),
    ..sheet.signatures.map(one => signature(one.capacity, one.note, one.signer)),
  ))
  recipients
} else {
  block(above: 24pt, breakable: false, width: 100%, grid(columns: (1fr, 1fr), recipients, signature(sheet.capacity, "", sheet.signer)))
}

#for annex in sheet.at("annexes", default: ()) {
  pagebreak()
  heading(level: 1, annex.title)
  v(2pt)
  pad(x: 12mm, centred(strong(annex.subject)))
  block(above: 10pt, below: 5pt, width: 100%, align(center, par(first-line-indent: 0pt, justify: false, emph(annex.belongsTo))))
  pdf.artifact(block(above: 8pt, below: 18pt, width: 100%, align(center, line(length: 40mm, stroke: 0.6pt))))
  pieces-of(annex.pieces)
}
`;
