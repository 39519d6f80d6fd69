// SPDX-License-Identifier: Apache-2.0
// Two ways to work a page: with a thumb, and with the keyboard only.
import assert from 'node:assert/strict';

export class Thumb {
  constructor(page) {
    this.page = page;
  }
  async press(target) {
    await target.click();
  }
  async type(target, text) {
    await target.fill(text);
    await target.blur();
  }
}

export class Keyboard {
  constructor(page) {
    this.page = page;
  }
  /** Walks with Tab until the target has the focus, as a person without a mouse does. */
  async reach(target) {
    await target.waitFor();
    // Asked afresh each time: a page that has loaded more may have drawn the target anew.
    for (let i = 0; i < 400; i++) {
      if (await target.evaluate((one) => one === document.activeElement)) return this.#seen(target);
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`cannot be reached with Tab: ${await target.evaluate((one) => one.outerHTML.slice(0, 120))}`);
  }
  async press(target) {
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }
  async type(target, text) {
    await this.reach(target);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Tab');
  }
  async #seen(target) {
    const drawn = await target.evaluate((one) => {
      const style = getComputedStyle(one);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
    assert.ok(drawn, 'the focus is seen');
  }
}
