/** What the run has cost. */
export function CostPanel() {
  return null;
}
