package io.wavecast.signals.edf;

/**
 * The limits of a signal's values.
 *
 * @param physicalMin physical value of the lowest digital value, in the signal's unit
 * @param physicalMax physical value of the highest digital value
 * @param digitalMin lowest digital value
 * @param digitalMax highest digital value
 */
record EdfRange(double physicalMin, double physicalMax, int digitalMin, int digitalMax) {

    /** The linear map from the digital to the physical range (EDF specification, "physical minimum and maximum"). */
    double physical(int digital) {
        return physicalMin + (digital - digitalMin) * (physicalMax - physicalMin) / (digitalMax - digitalMin);
    }
}
