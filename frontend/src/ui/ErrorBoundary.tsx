import { Trans } from "@lingui/react/macro";
import { Component, type ReactNode } from "react";
import { ErrorState } from "./States";

/** The outer net: around everything, when the layout itself broke. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  render() {
    if (!this.state.error) return this.props.children;
    return (
      <main>
        <Broken onRetry={() => location.reload()} />
      </main>
    );
  }
}

/** What is shown in place of a page that broke. */
export function Broken({ onRetry }: { onRetry: () => void }) {
  return (
    <ErrorState title={<Trans>Halaman ini bermasalah</Trans>} onRetry={onRetry}>
      <Trans>Kesalahan ini dari sistem, bukan dari Anda. Yang sudah tersimpan tetap aman.</Trans>
    </ErrorState>
  );
}
