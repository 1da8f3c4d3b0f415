import { isNear } from '../providers/explain.ts';

/** Whether anything at all answers at an address, if nothing has to be readable. No key goes along. */
export async function somethingAnswers(address: string): Promise<boolean> {
  try {
    await fetch(new URL(address).origin, {
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(5000),
    });
    return true;
  } catch {
    return false;
  }
}

/** What the browser says of calls to this computer and its network, where it has a say in them. Names changed over time. */
export async function permissionFor(address: string): Promise<PermissionState | undefined> {
  if (!isNear(new URL(address).hostname)) return undefined;
  for (const name of ['loopback-network', 'local-network', 'local-network-access']) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return state;
    } catch {
      // this browser does not know the name
    }
  }
  return undefined;
}
