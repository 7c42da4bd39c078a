/* Every exception becomes a status here. */
#include "store/xapian_wall.h"

/* Where every exception ends. Xapian::Error is no std::exception. */
enum avow_status tell_current(const char *place, struct avow_error *err)
{
    try {
        throw;
    } catch (const Xapian::Error &error) {
        return fault_tell(error.get_type(), error.get_msg().c_str(), error.get_error_string(), place, err);
    } catch (const std::bad_alloc &) {
        return error_set_no_memory(err, place);
    } catch (const std::exception &error) {
        return fault_tell("exception", error.what(), nullptr, place, err);
    } catch (...) {
        return fault_tell("exception", "of unknown type", nullptr, place, err);
    }
}
