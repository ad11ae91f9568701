package io.wavecast.trainer.backtest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes an EDF file with the channels {@code fast} and {@code slow}, in data records of one second. */
final class TwoRatesFile {
    private TwoRatesFile() {}

    static byte[] bytes(int fast, int slow, int records) {
        String limits = "%-8s%-8s".formatted(-100, -100) + "%-8s%-8s".formatted(100, 100);
        String header = "%-8s%-80s%-80s".formatted("0", "X X X X", "Startdate X X X X")
                + "01.02.2013.14.15%-8s%-44s%-8s%-8s%-4s".formatted(768, "", records, 1, 2)
                + "%-16s%-16s".formatted("fast", "slow")
                + " ".repeat(2 * 88)
                + limits
                + limits
                + " ".repeat(2 * 80)
                + "%-8s%-8s".formatted(fast, slow)
                + " ".repeat(2 * 32);
        ByteBuffer bytes = ByteBuffer.allocate(header.length() + 2 * records * (fast + slow))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (int t = 0; bytes.hasRemaining(); t++) {
            bytes.putShort((short) Math.round(90 * Math.sin(t)));
        }
        return bytes.array();
    }
}
