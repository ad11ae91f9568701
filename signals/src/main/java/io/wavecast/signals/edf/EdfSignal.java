package io.wavecast.signals.edf;

/**
 * One signal of a file, as described by the header.
 *
 * @param label label of the channel, such as {@code EEG O1}
 * @param physicalMin physical value of the lowest digital value, in the signal's unit
 * @param physicalMax physical value of the highest digital value
 * @param digitalMin lowest digital value
 * @param digitalMax highest digital value
 * @param samplesPerRecord samples in each data record
 */
record EdfSignal(
        String label, double physicalMin, double physicalMax, int digitalMin, int digitalMax, int samplesPerRecord) {

    /** Whether the signal holds the time-stamped annotations of EDF+ and BDF+ instead of samples. */
    boolean isAnnotations() {
        return label.equals("EDF Annotations") || label.equals("BDF Annotations");
    }

    /** The linear map from the digital to the physical range (EDF specification, "physical minimum and maximum"). */
    double physical(int digital) {
        return physicalMin + (digital - digitalMin) * (physicalMax - physicalMin) / (digitalMax - digitalMin);
    }
}
