package org.cnnworkbench.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.cnnworkbench.input.InputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a journal can be continued.
 *
 * @param end      position behind its last whole line
 * @param sequence of the last line that is not damaged, 0 where there is none
 */
record JournalTail(long end, long sequence) {

    private static final Logger LOG = LoggerFactory.getLogger(JournalTail.class);
    private static final int BLOCK = 1 << 16;

    /** Looks from the end for the last line that can be read. Only what stands behind the last line feed is to be cut off. */
    static JournalTail of(RunDirectory run, FileChannel channel) throws IOException {
        EventJson json = new EventJson(run.path());
        long end = lineFeedBefore(channel, channel.size()) + 1;
        long lineEnd = end;
        while (lineEnd > 0) {
            long start = lineFeedBefore(channel, lineEnd - 1) + 1;
            if (lineEnd - start <= JournalReader.LONGEST_LINE) {
                try {
                    String line =
                            new String(bytes(channel, start, (int) (lineEnd - 1 - start)), StandardCharsets.UTF_8);
                    return new JournalTail(end, json.read("last line", line).sequence());
                } catch (InputException damaged) {
                    LOG.warn("{}: {}", run.eventsFile(), damaged.getMessage());
                }
            }
            lineEnd = start;
        }
        return new JournalTail(end, 0);
    }

    /** Position of the last line feed before {@code end}; −1 where there is none. */
    private static long lineFeedBefore(FileChannel channel, long end) throws IOException {
        long to = end;
        while (to > 0) {
            long from = Math.max(0, to - BLOCK);
            byte[] block = bytes(channel, from, (int) (to - from));
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return from + i;
                }
            }
            to = from;
        }
        return -1;
    }

    private static byte[] bytes(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, from + buffer.position());
        }
        return buffer.array();
    }
}
