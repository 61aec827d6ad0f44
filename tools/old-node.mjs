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
      'Khoa Bảng cần Node.js 20.19 trở lên để chạy; máy này có bản ' + process.versions.node + '. Hãy cài Node.js mới hơn rồi thử lại.',
    );
  }
  if (['linux', 'darwin'].indexOf(process.platform) < 0) {
    refuse('Khoa Bảng chạy trên Linux và macOS; máy này là ' + process.platform + '. Trên Windows, hãy dùng WSL 2 và chạy cùng lệnh ở đó.');
  }
}
