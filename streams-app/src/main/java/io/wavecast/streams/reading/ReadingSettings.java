package io.wavecast.streams.reading;

import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.events.EventForm;

/**
 * How the records of the observations' topic are read.
 *
 * @param form the form of the records
 * @param everyForecast whether a chunk is answered with a forecast for each of its samples, and not only for the last one
 * @param arrangement how the samples of a series are arranged
 */
public record ReadingSettings(EventForm form, boolean everyForecast, Arrangement arrangement) {
    public static final ReadingSettings DEFAULTS = new ReadingSettings(EventForm.NATIVE, false);

    /** Samples are taken as they come. */
    public ReadingSettings(EventForm form, boolean everyForecast) {
        this(form, everyForecast, Arrangement.OFF);
    }
}
