/** What people do for a work, the narrower before the wider. */
const roles: readonly RegExp[] = [
  /\bexec(?:utive|utively)? produc\w*\b/,
  /\b(?<!executive )(?<!exec )produc(?:e[ds]?|ers?|ing)\b/,
  /\bdirect(?:s|ed|ing|ors?)?\b/,
  /\b(?:wr(?:ite|ites|ote|itten|iting)|writers?|authors?|screenplay|co (?:wrote|author\w*|writer))\b/,
  /\b(?:compos\w+|score|music)\b/,
  /\b(?:edit(?:ed|or|ors|ing)?|cut)\b/,
  /\b(?:cinematograph\w*|photographed|camera)\b/,
];

/** Whether folded text gives a part in the making that a statement, which names some, has otherwise. */
export function contradictsRole(asked: string, statement: string): boolean {
  const wanted = roles.filter((role) => role.test(asked));
  const told = roles.filter((role) => role.test(statement));
  return (
    wanted.length === 1 &&
    told.length > 0 &&
    !wanted.some((role) => told.includes(role)) &&
    /^(?:did|was|is|has) \w+/.test(asked)
  );
}
