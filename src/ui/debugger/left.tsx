import { agentsView } from '../../views/agent.ts';
import { reachedOutView } from '../../views/reached-out.ts';
import { useView } from '../state/run.ts';
import { leftWords } from './left-words.ts';

/** Says whether anything of the run left this tab, and where to. */
export function Left() {
  const real = Object.values(useView(agentsView)).some(({ config }) => config.model.provider !== 'scripted');
  const { pages } = useView(reachedOutView);
  return leftWords({ real, pages });
}
