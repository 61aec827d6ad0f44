// Runs on any Node that knows modules, so it must stay free of newer syntax. It says one clear sentence where the product
// cannot run, instead of letting an old Node stumble over a file further on.

export function refuse(sentence) {
  process.stderr.write(sentence + '\n');
  process.exit(3);
}

export function requireUsableNode() {
  var parts = process.versions.node.split('.').map(Number);
  if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
    refuse(
      'Khoa Bang needs Node.js 20.19 or later to start; this is ' + process.versions.node + '. Install a newer Node.js and try again.',
    );
  }
  if (['linux', 'darwin'].indexOf(process.platform) < 0) {
    refuse('Khoa Bang runs on Linux and macOS; this is ' + process.platform + '. On Windows, use WSL 2 and run the same command there.');
  }
}
