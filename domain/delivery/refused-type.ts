/** What unpacks, or runs on somebody's machine: nothing that a model reads, and nothing to keep in a project unasked. */
const REFUSED =
  /\.(?:zip|rar|7z|tar|tgz|gz|bz2|xz|zst|cab|iso|img|dmg|jar|war|apk|deb|rpm|msi|exe|dll|com|scr|bat|cmd|ps1|vbs|lnk|so|dylib|appimage|docm|xlsm|pptm)$/iu;
const REFUSED_MIME =
  /^application\/(?:zip|gzip|x-tar|x-7z-compressed|x-rar.*|vnd\.rar|x-bzip2?|x-xz|zstd|x-iso9660-image|java-archive|vnd\.android\.package-archive|x-msdownload|x-msdos-program|x-dosexec|x-executable|x-elf|x-sharedlib)$/iu;

/** Whether a file of this name or type is not taken in. */
export function isRefusedType({ name, mime }: { readonly name: string; readonly mime: string }): boolean {
  return REFUSED.test(name.trim()) || REFUSED_MIME.test(mime.split(';')[0]?.trim() ?? '');
}
