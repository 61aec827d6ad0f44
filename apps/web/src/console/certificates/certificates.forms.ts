import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** Which round's certificates, what is looked for, which page. */
export class CertificatesQuery {
  @IsOptional() @IsString() @MaxLength(60) dot?: string;
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(10) trang?: string;
}

/** Why a certificate is revoked. */
export class RevocationForm {
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}

/** The template as it stands in the editor. */
export class TemplateForm {
  @IsOptional() @IsString() source?: string;
  @IsOptional() @IsString() @MaxLength(400) signerName?: string;
  /** The version that was on the page. */
  @IsOptional() @IsString() @MaxLength(10) version?: string;
  @IsOptional() @IsIn(['preview', 'use', 'default', 'drop']) do?: 'preview' | 'use' | 'default' | 'drop';
}
