import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';

/** The two columns above the title. */
export class ApiRulesHeader {
  @ApiPropertyOptional({ description: 'The authority above the issuing one.' })
  superior?: string;

  @ApiProperty()
  issuer: string;

  @ApiPropertyOptional({ description: 'Number of the document, once it was issued.', example: '01/TL-BTC' })
  number?: string;

  @ApiPropertyOptional({ description: 'Kind of text and issuer, for a number that is still to come.', example: 'TL-BTC' })
  symbol?: string;

  @ApiProperty()
  place: string;

  @ApiPropertyOptional({ description: 'Its date, once it was issued.', example: '2024-09-05' })
  date?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'The year in which it is issued, where the day is still to come.', example: 2024 })
  year?: number;
}

export class ApiRulesColumn {
  @ApiProperty()
  title: string;

  @ApiProperty({ enum: ['start', 'end'], description: 'Where the cells of the column stand.' })
  align: 'start' | 'end';
}

export class ApiRulesTable {
  @ApiProperty({ enum: ['table'] })
  kind: 'table';

  @ApiPropertyOptional()
  caption?: string;

  @ApiProperty({ type: [ApiRulesColumn] })
  columns: ApiRulesColumn[];

  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } })
  rows: string[][];
}

export class ApiRulesParagraph {
  @ApiProperty({ enum: ['paragraph'] })
  kind: 'paragraph';

  @ApiProperty()
  text: string;
}

export class ApiRulesPoint {
  @ApiProperty({ example: 'đ' })
  letter: string;

  @ApiProperty()
  text: string;
}

/** A numbered clause with its lettered points. */
export class ApiRulesClause {
  @ApiProperty({ enum: ['clause'] })
  kind: 'clause';

  @ApiProperty({ type: 'integer', example: 1 })
  number: number;

  @ApiProperty()
  text: string;

  @ApiProperty({ type: [ApiRulesPoint] })
  points: ApiRulesPoint[];

  @ApiPropertyOptional({ type: ApiRulesTable })
  table?: ApiRulesTable;
}

export class ApiRulesList {
  @ApiProperty({ enum: ['list'] })
  kind: 'list';

  @ApiProperty({ type: [String] })
  items: string[];
}

const BLOCKS = [ApiRulesParagraph, ApiRulesClause, ApiRulesList, ApiRulesTable];

@ApiExtraModels(...BLOCKS)
export class ApiRulesArticle {
  @ApiProperty({ description: 'Lasting name of the article, whatever its number.', example: 'exclusions' })
  id: string;

  @ApiProperty({ type: 'integer', example: 1 })
  number: number;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: 'array', items: { oneOf: BLOCKS.map((block) => ({ $ref: getSchemaPath(block) })) } })
  blocks: (ApiRulesParagraph | ApiRulesClause | ApiRulesList | ApiRulesTable)[];
}

export class ApiRulesSignature {
  @ApiProperty({ type: [String], description: 'In whose name, line by line.' })
  capacity: string[];

  @ApiPropertyOptional()
  name?: string;
}

/** The official text of the rules. */
export class ApiRules {
  @ApiProperty({ description: 'SHA-256 of the rules that this text was printed from.' })
  sha256: string;

  @ApiProperty({ example: 'THỂ LỆ' })
  title: string;

  @ApiProperty({ description: 'The line under the title.' })
  subject: string;

  @ApiProperty({ type: ApiRulesHeader })
  header: ApiRulesHeader;

  @ApiProperty({ type: [String], description: 'Paragraphs before the first article.' })
  preamble: string[];

  @ApiProperty({ type: [ApiRulesArticle] })
  articles: ApiRulesArticle[];

  @ApiPropertyOptional({ type: [String], description: 'Who gets the text, line by line.' })
  recipients?: string[];

  @ApiPropertyOptional({ type: ApiRulesSignature, description: 'Absent while nobody has signed.' })
  signature?: ApiRulesSignature;
}
