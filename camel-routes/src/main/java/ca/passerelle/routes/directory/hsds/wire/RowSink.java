package ca.passerelle.routes.directory.hsds.wire;

/** Takes the rows of a package one by one. */
interface RowSink {

    /**
     * @param table which table it belongs to
     * @param row the record
     * @param retold whether the same record may rightly appear again, more fully or in brief
     */
    void take(HsdsTable table, HsdsRow row, boolean retold);
}
