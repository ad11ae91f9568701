package io.wavecast.signals.edf;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the samples of a discontinuous file in the order of time. EDF+ requires it of the data records, and not every file complies. */
final class OrderOfRecords {
    private static final Logger log = LoggerFactory.getLogger(OrderOfRecords.class);

    private final Path file;
    private long newest = Long.MIN_VALUE;
    private long firstRecord = -1; // index of the first data record that goes back in time; −1 while none does
    private String firstTimes = "";
    private long leftOut;

    OrderOfRecords(Path file) {
        this.file = file;
    }

    /** Whether a sample is newer than all before it. Samples that are not are counted, and must be left out. */
    boolean advances(long micros, long record) {
        if (micros > newest) {
            newest = micros;
            return true;
        }
        if (leftOut++ == 0) {
            firstRecord = record;
            firstTimes = micros / 1e6 + " s after " + newest / 1e6 + " s";
        }
        return false;
    }

    /** Reports what was left out, if anything. */
    void warn() {
        if (leftOut > 0) {
            log.warn(
                    "{}: data records go back in time, first record {} (a sample at {}); {} samples that are not newer than"
                            + " those before them are left out",
                    file,
                    firstRecord + 1,
                    firstTimes,
                    leftOut);
        }
    }
}
