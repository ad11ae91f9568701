package io.wavecast.signals.edf;

import java.util.Optional;

/**
 * One signal of a file, as described by the header.
 *
 * @param label label of the channel, such as {@code EEG O1}; may be empty
 * @param range the limits of its values; empty if the header does not define them
 * @param problem why the signal cannot be read; empty if it can, or holds annotations
 * @param samplesPerRecord samples in each data record
 */
record EdfSignal(String label, Optional<EdfRange> range, String problem, int samplesPerRecord) {

    /** Whether the signal holds the time-stamped annotations of EDF+ and BDF+ instead of samples. */
    boolean isAnnotations() {
        return label.equalsIgnoreCase("EDF Annotations") || label.equalsIgnoreCase("BDF Annotations");
    }

    /** Whether the signal has samples that can be read. */
    boolean isChannel() {
        return !isAnnotations() && range.isPresent();
    }
}
