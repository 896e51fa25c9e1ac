/**
 * Cohen's kappa of a square table of counts: rows are one coder's categories, columns the other's. How far they agree
 * beyond what their own shares of each category would give by chance: 1 is full agreement, 0 as chance. Null where
 * chance alone would agree always, as where nobody used a second category. (J. Cohen, "A coefficient of agreement for
 * nominal scales", Educational and Psychological Measurement 20, 1960, pages 37 to 46.)
 */
export function cohensKappa(table: readonly (readonly number[])[]): number | null {
  const rows = table.map(sum);
  const columns = table.map((_, j) => sum(table.map((row) => row[j] ?? 0)));
  const all = sum(rows);
  if (all === 0) return null;
  const agreed = sum(table.map((row, i) => row[i] ?? 0)) / all;
  const byChance = sum(rows.map((row, i) => row * (columns[i] ?? 0))) / (all * all);
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
