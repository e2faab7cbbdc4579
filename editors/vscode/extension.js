// Starts the language server of samverkan, and shows a plan's document beside its text.
"use strict";

const vscode = require("vscode");
const path = require("node:path");
const { execFile } = require("node:child_process");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function program() {
  const settings = vscode.workspace.getConfiguration("samverkan");
  const [command, ...words] = settings.get("command");
  const language = settings.get("language");
  return { command, words, common: language ? ["--lang", language] : [] };
}

async function start() {
  // The folder may come with settings of its own, and a program that those name is not to run unasked.
  if (!vscode.workspace.isTrusted) return;
  const { command, words, common } = program();
  client = new LanguageClient(
    "samverkan",
    "Samverkan",
    { command, args: [...words, "lsp", ...common] },
    { documentSelector: [{ scheme: "file", language: "yaml" }] },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(
      `Samverkan kunde inte startas (${command}). Installera med: pipx install "samverkan-cli[editor]". ${error.message}`,
    );
  }
}

function run(words, folder) {
  const own = program();
  return new Promise((resolve, reject) => {
    execFile(own.command, [...own.words, ...words, ...own.common], { cwd: folder, maxBuffer: 1 << 26 }, (error, out, said) =>
      error ? reject(new Error(said || error.message)) : resolve(out),
    );
  });
}

function folderOf(editor) {
  return editor ? path.dirname(editor.document.uri.fsPath) : undefined;
}

async function preview() {
  const editor = vscode.window.activeTextEditor;
  const folder = folderOf(editor);
  if (!folder) return;
  const panel = vscode.window.createWebviewPanel("samverkan", "Samverkan", vscode.ViewColumn.Beside, { enableScripts: false });
  const show = async () => {
    try {
      panel.webview.html = await run(["render", folder, "--to", "html", "--stdout"], folder);
    } catch (error) {
      const text = error.message.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      panel.webview.html = `<pre>${text}</pre>`;
    }
  };
  const saved = vscode.workspace.onDidSaveTextDocument((document) => {
    if (document.uri.fsPath.startsWith(folder)) show();
  });
  panel.onDidDispose(() => saved.dispose());
  await show();
}

async function schema() {
  const folder = folderOf(vscode.window.activeTextEditor);
  if (!folder) return;
  try {
    await run(["schema", "--editor"], folder);
    vscode.window.showInformationMessage("Samverkan: schemat och inställningarna är skrivna.");
  } catch (error) {
    vscode.window.showErrorMessage(error.message);
  }
}

async function restart() {
  if (client) await client.stop();
  await start();
}

async function activate(context) {
  const commands = { "samverkan.preview": preview, "samverkan.schema": schema, "samverkan.restart": restart };
  for (const [name, action] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, action));
  }
  context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(start));
  await start();
}

async function deactivate() {
  if (client) await client.stop();
}

module.exports = { activate, deactivate };
