package ca.passerelle.routes.directory.tables;

/** Takes the rows of a package one by one. */
public interface RowSink {

    /**
     * @param table which table it belongs to
     * @param row the record
     * @param retold whether the same record may rightly appear again, more fully or in brief
     */
    void take(FeedTable table, FeedRow row, boolean retold);
}
