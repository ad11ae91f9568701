package io.wavecast.streams.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiRequest;
import java.util.Optional;

/**
 * The form of times and values in an answer about a series. Clients that draw curves, such as Grafana's data sources, want one number per
 * time, and times in milliseconds.
 *
 * @param channel index of the only channel whose values are given; empty for all
 * @param millis whether times are milliseconds since the epoch, with a fraction; otherwise seconds
 */
record AnswerForm(Optional<Integer> channel, boolean millis) {
    static final String CHANNEL = "channel";
    static final String TIME = "time";
    /** All channels, and seconds, as in the topics. */
    static final AnswerForm OF_RECORDS = new AnswerForm(Optional.empty(), false);

    /** @param channels number of channels of the series */
    static AnswerForm of(ApiRequest request, int channels) {
        String unit = request.parameter(TIME).orElse("s");
        if (!unit.equals("s") && !unit.equals("ms")) {
            throw ApiException.badRequest("expected time to be s or ms, was '" + unit + "'");
        }
        Optional<Integer> channel = request.parameter(CHANNEL).map(sent -> request.number(CHANNEL, 0, channels - 1, 0));
        return new AnswerForm(channel, unit.equals("ms"));
    }

    /** Puts a time; null if it is unknown. */
    void time(ObjectNode into, String name, long micros) {
        if (millis && micros != HorizonForecast.UNKNOWN_TIME) {
            Json.millis(into, name, micros);
        } else {
            Json.time(into, name, micros);
        }
    }

    /** Puts the value of the channel; without one a number for one channel, an array for more. */
    void channels(ObjectNode into, String name, double[] values) {
        if (channel.isPresent()) {
            Json.number(into, name, values[channel.get()]);
        } else {
            Json.channels(into, name, values);
        }
    }
}
