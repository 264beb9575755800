import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

/** A fault of ours in one part must not blank the page. */
export class Crash extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="state failure" role="alert">
        <p className="strong">{i18next.t('error.crashed')}</p>
        <p className="caption">{i18next.t('error.crashedHint')}</p>
        <pre className="caption">{error.stack ?? error.message}</pre>
      </div>
    );
  }
}
