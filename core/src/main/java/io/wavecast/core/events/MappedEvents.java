package io.wavecast.core.events;

import io.wavecast.core.events.mapping.EventMapping;
import io.wavecast.core.events.mapping.SeriesTemplate;
import io.wavecast.core.events.mapping.TimeRule;
import io.wavecast.core.events.mapping.TimeScale;
import io.wavecast.core.events.schema.RecordContent;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads records by a mapping. */
final class MappedEvents implements EventReader {
    private final EventMapping mapping;
    private final RecordContent content;
    private final WantedParts wanted;
    private final RowReader reader;
    private final ValueNames names;

    MappedEvents(EventMapping mapping, RecordContent content) {
        this.mapping = mapping;
        this.content = content;
        this.wanted = new WantedParts(mapping);
        this.reader = new RowReader(new JsonValues(mapping.missing()), mapping.values(), wanted::newRow);
        this.names = new ValueNames(mapping);
    }

    @Override
    public void read(
            byte @Nullable [] key, Headers headers, byte @Nullable [] value, long recordTimeMicros, Sink sink) {
        Row root = wanted.newRow();
        List<Row> events = new ArrayList<>(1);
        content.read(value, parser -> reader.read(parser, wanted.root(), root, events));
        var origin = new RecordParts(key, content, headers, root, recordTimeMicros);
        if (mapping.each().isEmpty()) {
            for (Series series : series(root, origin)) {
                sink.event(series.name(), series.observation());
            }
            return;
        }
        if (events.isEmpty()) {
            throw BadRecord.NO_VALUE.because(
                    mapping.each().get().text() + ": expected an array of events, was none, or an empty one");
        }
        for (Row event : events) {
            try {
                for (Series series : series(event, origin)) {
                    sink.event(series.name(), series.observation());
                }
            } catch (UnreadableException e) {
                sink.refused(e);
            }
        }
    }

    private record Series(String name, Observation observation) {}

    private List<Series> series(Row row, RecordParts origin) {
        UnreadableException problem = row.problem();
        if (problem != null) {
            throw problem;
        }
        long time = time(row, origin);
        if (!mapping.separatesFields()) {
            double[] values = row.values();
            names.calibrate(values);
            return List.of(new Series(name(row, origin, ""), observation(time, values)));
        }
        List<Series> found = new ArrayList<>(row.fields().size());
        for (Row.Field field : row.fields()) {
            if (!Double.isNaN(field.value())) {
                double value = names.calibrated(field);
                found.add(new Series(name(row, origin, field.path()), new Observation(time, value)));
            }
        }
        if (found.isEmpty()) {
            throw BadRecord.NO_VALUE.because(
                    mapping.values().get(0).text() + ": expected at least one number, was none");
        }
        return found;
    }

    private Observation observation(long time, double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return new Observation(time, values);
            }
        }
        throw BadRecord.ALL_MISSING.because(names.all() + ": expected at least one number, was none");
    }

    private long time(Row row, RecordParts origin) {
        if (mapping.time().isEmpty()) {
            return origin.timeMicros();
        }
        TimeRule rule = mapping.time().get();
        String text = rule.place().header().isPresent()
                ? origin.header(rule.place().header().get())
                : wanted.text(rule.place().path().orElseThrow(), row, origin.root());
        if (text == null) {
            throw BadRecord.BAD_TIME.because("time: expected one at " + rule.place() + ", was none");
        }
        boolean typed = rule.place()
                .path()
                .filter(path -> wanted.isTime(path, row, origin.root()))
                .isPresent();
        return (typed ? TimeScale.ISO : rule.scale()).micros(text, rule.zone());
    }

    private String name(Row row, RecordParts origin, String field) {
        if (mapping.series().isKey()) {
            return origin.key();
        }
        StringBuilder name = new StringBuilder();
        for (SeriesTemplate.Part part : mapping.series().parts()) {
            append(part, row, origin, field, name);
        }
        return SeriesNames.normalised(name);
    }

    private void append(SeriesTemplate.Part part, Row row, RecordParts origin, String field, StringBuilder name) {
        if (part instanceof SeriesTemplate.Text text) {
            name.append(text.text());
        } else if (part instanceof SeriesTemplate.Key) {
            name.append(origin.key());
        } else if (part instanceof SeriesTemplate.KeyContent content) {
            name.append(origin.key(content.path()));
        } else if (part instanceof SeriesTemplate.Field) {
            name.append(field);
        } else if (part instanceof SeriesTemplate.Header header) {
            name.append(SeriesNames.required(origin.header(header.name()), "header:" + header.name()));
        } else if (part instanceof SeriesTemplate.Content content) {
            wanted.append(content.path(), row, origin.root(), name);
        }
    }
}
