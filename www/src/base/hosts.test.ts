import { expect, test } from 'vitest';
import { isLoopback } from './hosts';

test('the usual names of this machine are told from those of sites', () => {
  for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]']) expect(isLoopback(host), host).toBe(true);
  for (const host of ['offline.localhost', 'example.org', '128.0.0.1', '127.0.0.1.example.org', '192.168.0.7'])
    expect(isLoopback(host), host).toBe(false);
});
