/** What is known of an event: the panels of the inspector. */
export function InspectorPanel() {
  return <p className="p-4 text-ink-3">Inspector</p>;
}
