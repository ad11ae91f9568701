package io.wavecast.streams.runtime;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.wire.ForecastCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of the topic of forecasts. */
final class ForecastsBySeries {
    private ForecastsBySeries() {}

    static Map<String, List<Forecast>> of(List<ConsumerRecord<byte[], byte[]>> records) {
        var codec = new ForecastCodec();
        Map<String, List<Forecast>> forecasts = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            forecasts
                    .computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), key -> new ArrayList<>())
                    .add(codec.read(record.headers(), record.value()));
        }
        return forecasts;
    }
}
