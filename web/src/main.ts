// SPDX-License-Identifier: Apache-2.0
import { mount } from "svelte";
import App from "./App.svelte";
import { session } from "./shell/session.svelte";
import "./styles.css";
import { language } from "./text";
import { loadTexts } from "./texts";

document.documentElement.lang = language();
void session.start();
await loadTexts();
mount(App, { target: document.getElementById("app")! });
