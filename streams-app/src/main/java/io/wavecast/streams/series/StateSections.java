package io.wavecast.streams.series;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.quantile.SeriesQuantiles;
import org.jspecify.annotations.Nullable;

/** The parts of a state that only some settings need. A part that is empty has no bytes in the stored state. Not thread-safe. */
public final class StateSections {
    /** Nobody has looked up which settings hold for the series. */
    public static final int UNKNOWN_RULE = -1;

    private static final double[] NONE = {};

    private double[] anomalies = NONE;
    private @Nullable Adaptation adaptation;
    private @Nullable ArrangedSeries arranged;
    private @Nullable ChallengerState challenger;
    private @Nullable SeriesQuantiles quantiles;
    private String series = ""; // not stored
    private int rule = UNKNOWN_RULE; // not stored

    /** The numbers of the detector of anomalies; empty if none are looked for. Shared: the detector changes them in place. */
    public double[] anomalies() {
        return anomalies;
    }

    /** Replaces the numbers of the detector of anomalies; not copied. */
    public void setAnomalies(double[] numbers) {
        anomalies = numbers;
    }

    /** Removes the numbers of the detector of anomalies. */
    public void clearAnomalies() {
        anomalies = NONE;
    }

    /** What corrects the forecasts of the series; null if they are not corrected. Shared: its content changes in place. */
    public @Nullable Adaptation adaptation() {
        return adaptation;
    }

    /** Replaces what corrects the forecasts of the series; null if they are not corrected any more. */
    public void setAdaptation(@Nullable Adaptation other) {
        adaptation = other;
    }

    /** What arranges the samples of the series; null if they are taken as they come. Shared: its content changes in place. */
    public @Nullable ArrangedSeries arranged() {
        return arranged;
    }

    /** Replaces what arranges the samples of the series; null if they are taken as they come. */
    public void setArranged(@Nullable ArrangedSeries other) {
        arranged = other;
    }

    /** The challenger of the version in force; null if none steps. Shared: its content changes in place. */
    public @Nullable ChallengerState challenger() {
        return challenger;
    }

    /** Replaces the challenger; null if none steps any more. */
    public void setChallenger(@Nullable ChallengerState other) {
        challenger = other;
    }

    /** What quantiles are learned from; null if forecasts have none. Shared: its content changes in place. */
    public @Nullable SeriesQuantiles quantiles() {
        return quantiles;
    }

    /** Replaces what quantiles are learned from; null if forecasts have none any more. */
    public void setQuantiles(@Nullable SeriesQuantiles other) {
        quantiles = other;
    }

    /** The name of the series, which is no part of the stored state; empty if the state belongs to no live series. */
    public String series() {
        return series;
    }

    /** States which series the state belongs to. */
    public void belongTo(String name) {
        series = name;
        rule = UNKNOWN_RULE;
    }

    /** Which of the settings about anomalies hold for the series; {@link #UNKNOWN_RULE} before they are looked up. No part of the stored state. */
    public int rule() {
        return rule;
    }

    /** Remembers which of the settings about anomalies hold for the series. */
    public void setRule(int place) {
        rule = place;
    }

    /** Whether all parts are empty. */
    public boolean isEmpty() {
        return anomalies.length == 0
                && adaptation == null
                && arranged == null
                && challenger == null
                && quantiles == null;
    }
}
