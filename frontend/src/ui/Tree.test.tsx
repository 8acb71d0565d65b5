import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { Tree, type TreeNode } from "./Tree";

Element.prototype.scrollIntoView = () => {};

const node = (id: string, label: string, hasChildren = false): TreeNode => ({ id, label, hasChildren });
const BELOW: Record<string, TreeNode[]> = { a: [node("b", "Budi", true), node("c", "Citra")] };

function Team({ onSelect }: { onSelect: (id: string) => void }) {
  const [open, setOpen] = useState(new Set<string>());
  const toggle = (id: string, wide: boolean) =>
    setOpen((before) => new Set(wide ? [...before, id] : [...before].filter((other) => other !== id)));
  return (
    <I18nProvider i18n={i18n}>
      <Tree
        label="Tim"
        roots={[node("a", "Ani", true), node("z", "Zaki")]}
        childrenOf={(id) => BELOW[id]}
        open={open}
        onToggle={toggle}
        onSelect={onSelect}
      />
    </I18nProvider>
  );
}

const current = () => {
  const id = screen.getByRole("tree").getAttribute("aria-activedescendant");
  return (id && document.getElementById(id)?.textContent) || null;
};

test("the arrows open, go in, go out and close", async () => {
  const chosen: string[] = [];
  render(<Team onSelect={(id) => chosen.push(id)} />);
  const user = userEvent.setup();
  await user.tab();
  expect(current()).toBe("Ani");

  await user.keyboard("{ArrowRight}");
  expect(screen.getByRole("treeitem", { name: "Ani" }).getAttribute("aria-expanded")).toBe("true");
  expect(screen.getByRole("treeitem", { name: "Citra" }).getAttribute("aria-level")).toBe("2");

  await user.keyboard("{ArrowRight}");
  expect(current()).toBe("Budi");
  await user.keyboard("{ArrowRight}");
  expect(screen.getByText("Memuat…")).toBeDefined();

  await user.keyboard("{End}");
  expect(current()).toBe("Zaki");
  await user.keyboard("c");
  expect(current()).toBe("Citra");
  await user.keyboard("{Enter}");
  expect(chosen).toEqual(["c"]);

  await user.keyboard("{ArrowLeft}");
  expect(current()).toBe("Ani");
  await user.keyboard("{ArrowLeft}");
  expect(screen.queryByText("Citra")).toBeNull();
});
