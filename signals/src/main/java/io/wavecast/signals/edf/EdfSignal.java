package io.wavecast.signals.edf;

/**
 * One signal of a file, as its header describes it.
 *
 * @param label such as {@code EEG O1}
 * @param physicalMin what the lowest digital value stands for, in the signal's unit
 * @param physicalMax what the highest digital value stands for
 * @param digitalMin lowest digital value
 * @param digitalMax highest digital value
 * @param samplesPerRecord in each data record
 */
record EdfSignal(
        String label, double physicalMin, double physicalMax, int digitalMin, int digitalMax, int samplesPerRecord) {

    /** Time-stamped annotations of EDF+ and BDF+ instead of samples. */
    boolean annotations() {
        return label.equals("EDF Annotations") || label.equals("BDF Annotations");
    }

    double physical(int digital) {
        return physicalMin + (digital - digitalMin) * (physicalMax - physicalMin) / (digitalMax - digitalMin);
    }
}
