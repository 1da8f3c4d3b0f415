/** Hosts on which pages of different makers, or all pages of one account, lie side by side under one origin. */
const shared = [
  /\.github\.io$/,
  /\.gitlab\.io$/,
  /\.codeberg\.page$/,
  /^raw\.githack\.com$/,
  /^htmlpreview\.github\.io$/,
];

/** Whether pages of others can reach what this page stores, because they come from the same origin. */
export function isShared(page: string | undefined): boolean {
  if (page === undefined || !URL.canParse(page)) return false;
  const { hostname, pathname } = new URL(page);
  return shared.some((host) => host.test(hostname)) && pathname.split('/').filter(Boolean).length > 0;
}
