package io.wavecast.streams.reading;

import io.wavecast.core.events.EventForm;

/**
 * How the records of the observations' topic are read.
 *
 * @param form the form of the records
 * @param everyForecast whether a chunk is answered with a forecast for each of its samples, and not only for the last one
 */
public record ReadingSettings(EventForm form, boolean everyForecast) {
    public static final ReadingSettings DEFAULTS = new ReadingSettings(EventForm.NATIVE, false);
}
