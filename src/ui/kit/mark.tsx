/** The product's mark: the loop, and the step it is at. */
export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={2.2}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="block flex-none"
    >
      <path d="M15.8 6.4A7 7 0 1 0 17 10" />
      <path d="M17.9 3v4h-4" />
      <rect x="7.6" y="7.6" width="4.8" height="4.8" rx="1" fill="currentColor" stroke="none" />
    </svg>
  );
}
