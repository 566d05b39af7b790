// Starts `argmap lsp` for annotation files; all the rest is in the server.
"use strict";

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const settings = workspace.getConfiguration("argmap");
  const [command, ...args] = settings.get("command");
  client = new LanguageClient(
    "argmap",
    "argmap",
    { command, args },
    {
      documentSelector: [
        { language: "argmap" },
        { pattern: "**/*.argmap.md" },
        { language: "plaintext", scheme: "file" },
      ],
      initializationOptions: { flags: settings.get("flags") },
      synchronize: { configurationSection: "argmap" },
    },
  );
  return client.start();
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
