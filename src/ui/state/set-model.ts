import type { Config, ModelCard } from '../../protocol/config.ts';
import { useModel } from './model.ts';
import { send } from './run.ts';

/** Makes a model the one that a run asks; what the person lets a run cost holds for it from now on. */
export function setModel(run: string, { limits }: Config, model: ModelCard): void {
  const { maxSpend } = useModel.getState();
  const limited = model.provider !== 'scripted' && maxSpend !== undefined && limits.maxSpend === undefined;
  send({ do: 'set', run, config: { model, ...(limited && { limits: { ...limits, maxSpend } }) } });
}
