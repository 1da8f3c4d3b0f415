import { Component, type ReactNode } from 'react';

/** Draws something, or, where that fails, what stands in for it: one thing that cannot be drawn takes nothing else along. */
export class Drawn extends Component<
  { readonly otherwise: ReactNode; readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.otherwise : this.props.children;
  }
}
