package io.wavecast.observe.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** Events of an instance that sends nothing: a read waits until another thread closes the stream. */
final class SilentEvents extends InputStream {
    final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("closed");
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        return read();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
