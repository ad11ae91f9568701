package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes forecasts as the message {@code Forecast} of {@code wavecast.proto}. Not thread-safe: buffers are reused. */
public final class ForecastProtobuf {
    private static final String MESSAGE = "Forecast";

    private static final int MADE = 1 << 3 | Protobuf.FIXED64;
    private static final int MODEL = 2 << 3 | Protobuf.BYTES;
    private static final int VERSION = 3 << 3 | Protobuf.VARINT;
    private static final int STATUS = 4 << 3 | Protobuf.VARINT;
    private static final int STEPS = 5 << 3 | Protobuf.BYTES;

    private final ProtobufBytes out = new ProtobufBytes();

    public Forecast read(byte[] bytes) {
        CodedInputStream in = Protobuf.open(bytes, MESSAGE);
        List<String> problems = new ArrayList<>();
        List<HorizonForecast> steps = new ArrayList<>();
        long made = 0;
        boolean hasTime = false;
        String name = "";
        long version = 0;
        int status = 0;
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case MADE -> {
                        made = in.readFixed64();
                        hasTime = true;
                    }
                    case MODEL -> name = in.readStringRequireUtf8();
                    case VERSION -> version = in.readInt64();
                    case STATUS -> status = in.readEnum();
                    case STEPS -> steps.add(HorizonForecastProtobuf.read(in, problems));
                    default -> in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw Protobuf.broken(bytes, MESSAGE, e);
        }
        ModelVersion model = Protobuf.model(name, version, problems);
        ForecastStatus forecastStatus = Protobuf.status(status, problems);
        if (!hasTime) {
            problems.add("made_micros is missing");
        }
        if (steps.isEmpty()) {
            problems.add("steps are missing");
        }
        if (!problems.isEmpty()) {
            throw BadRecord.BAD_FORECAST.because("expected a forecast: " + Quote.all(problems));
        }
        return new Forecast(made, model, forecastStatus, steps);
    }

    public byte[] write(ForecastDraft forecast) {
        out.start();
        out.fixed64(MADE, forecast.madeMicros());
        out.name(MODEL, forecast.model());
        out.varint(VERSION, forecast.model().number());
        out.varint(STATUS, Protobuf.code(forecast.status()));
        for (int i = 0; i < forecast.size(); i++) {
            out.varint(STEPS);
            out.varint(HorizonForecastProtobuf.size(forecast, i));
            HorizonForecastProtobuf.write(out, forecast, i);
        }
        return out.copy();
    }
}
