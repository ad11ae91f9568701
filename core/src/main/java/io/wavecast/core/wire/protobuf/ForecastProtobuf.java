package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes forecasts as the message {@code Forecast} of {@code wavecast.proto}. */
public final class ForecastProtobuf {
    private static final String MESSAGE = "Forecast";

    private static final int MADE = 1 << 3 | Protobuf.FIXED64;
    private static final int MODEL = 2 << 3 | Protobuf.BYTES;
    private static final int VERSION = 3 << 3 | Protobuf.VARINT;
    private static final int STATUS = 4 << 3 | Protobuf.VARINT;
    private static final int STEPS = 5 << 3 | Protobuf.BYTES;

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

    public byte[] write(Forecast forecast) {
        ModelVersion model = forecast.model();
        int status = Protobuf.code(forecast.status());
        List<HorizonForecast> steps = forecast.steps();
        int size = Protobuf.FIXED64_SIZE
                + Protobuf.sizeOfText(model.name())
                + Protobuf.sizeOfVarint(model.number())
                + Protobuf.sizeOfVarint(status);
        for (int i = 0; i < steps.size(); i++) {
            int step = HorizonForecastProtobuf.size(steps.get(i));
            size += 1 + CodedOutputStream.computeUInt32SizeNoTag(step) + step;
        }
        byte[] bytes = new byte[size];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            Protobuf.writeFixed64(out, MADE, forecast.madeMicros());
            Protobuf.writeText(out, MODEL, model.name());
            Protobuf.writeVarint(out, VERSION, model.number());
            Protobuf.writeVarint(out, STATUS, status);
            for (int i = 0; i < steps.size(); i++) {
                out.writeUInt32NoTag(STEPS);
                out.writeUInt32NoTag(HorizonForecastProtobuf.size(steps.get(i)));
                HorizonForecastProtobuf.write(out, steps.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.checkNoSpaceLeft();
        return bytes;
    }
}
