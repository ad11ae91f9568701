package io.wavecast.core.events;

import io.wavecast.core.events.mapping.Calibration;
import io.wavecast.core.events.mapping.EventMapping;
import io.wavecast.core.events.mapping.JsonPath;
import java.util.List;
import java.util.stream.Collectors;

/** The names of values in a mapping, for their calibration and for messages. */
final class ValueNames {
    private final Calibration calibration;
    private final List<JsonPath> paths;
    private final String prefix; // of the fields below a wildcard

    ValueNames(EventMapping mapping) {
        calibration = mapping.calibration();
        paths = mapping.values();
        String first = paths.get(0).text();
        prefix = first.substring(0, first.lastIndexOf('/') + 1);
    }

    /** All paths, for a message. */
    String all() {
        return paths.stream().map(JsonPath::text).collect(Collectors.joining(", "));
    }

    double calibrated(Row.Field field) {
        return calibration.isNone() ? field.value() : calibration.apply(prefix + field.path(), field.value());
    }

    /** @param values (channels), changed in place; of one path if that is an array */
    void calibrate(double[] values) {
        if (calibration.isNone()) {
            return;
        }
        for (int c = 0; c < values.length; c++) {
            values[c] = calibration.apply(paths.get(paths.size() == 1 ? 0 : c).text(), values[c]);
        }
    }
}
