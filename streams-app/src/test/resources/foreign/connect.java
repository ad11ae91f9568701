// Writes records by Kafka Connect's JsonConverter 4.4.0, the key in the first line:
// java -cp connect-json.jar:connect-api.jar:kafka-clients.jar:jackson-*.jar:slf4j-api.jar connect.java > connect.txt
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

class ConnectRecords {
    public static void main(String[] args) {
        var keys = new JsonConverter();
        keys.configure(Map.of("schemas.enable", true), true);
        var values = new JsonConverter();
        values.configure(Map.of("schemas.enable", true), false);
        Schema schema = SchemaBuilder.struct()
                .name("row")
                .field("pressure", Schema.FLOAT64_SCHEMA)
                .field("temperature", Schema.OPTIONAL_INT32_SCHEMA)
                .field("site", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        print(keys.fromConnectData("sensor-events", Schema.STRING_SCHEMA, "pump-7"));
        for (int i = 0; i < 100; i++) {
            var row = new Struct(schema)
                    .put("pressure", Math.sin(i / 7.0))
                    .put("temperature", i % 5)
                    .put("site", "hall");
            print(values.fromConnectData("sensor-events", schema, row));
        }
    }

    private static void print(byte[] record) {
        System.out.println(new String(record, StandardCharsets.UTF_8));
    }
}
