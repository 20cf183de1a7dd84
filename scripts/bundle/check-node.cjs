// Whether this Node is new enough for the server, said in a sentence instead of an error of the language:
// written for every Node there is, so that an old one reads it.
var parts = process.versions.node.split('.').map(Number);
var major = parts[0] || 0;
var minor = parts[1] || 0;
if (major < 20 || (major === 20 && minor < 19)) {
  console.error('Axia needs Node 20.19 or newer; this is ' + process.versions.node + '.');
  console.error('Nothing was started. Install a newer one from https://nodejs.org and try again.');
  process.exit(1);
}
