/** A Markdown text without its marks: headings, quotes, bullets, emphasis, rules, comments and front matter. */
export function withoutMarkdown(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---(?:\n|$)/u, '')
    .replace(/<!--[\s\S]*?-->/gu, '')
    .replace(/^[ ]{0,3}(?:>[ ]?)+/gmu, '')
    .replace(/^[ ]{0,3}#{1,6}(?:[ ]+|$)/gmu, '')
    .replace(/^[ ]*[-*_](?:[ ]*[-*_]){2,}[ ]*$/gmu, '')
    .replace(/^[ ]*[-*+][ ]+/gmu, '')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/^[ ]*`{3,}.*$/gmu, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/gu, '$1');
}
