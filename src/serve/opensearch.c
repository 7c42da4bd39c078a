/* OpenSearch 1.1 description: lets a browser add the search box as a search engine. */
#include "serve/describe.h"

enum avow_status describe_search(const struct request *request, struct reply *reply, struct avow_error *err)
{
    (void)err;
    /* The format wants whole URLs. A Host header holds letters, digits and ".-_:[]" only: no markup. */
    reply->type = "application/opensearchdescription+xml";
    buffer_printf(&reply->body,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
                  "  <ShortName>Avow</ShortName>\n"
                  "  <Description>Find the statement you may send, word for word</Description>\n"
                  "  <InputEncoding>UTF-8</InputEncoding>\n"
                  "  <Image type=\"image/svg+xml\">http://%.*s/favicon.ico</Image>\n"
                  "  <Url type=\"text/html\" template=\"http://%.*s/search?q={searchTerms}\"/>\n"
                  "</OpenSearchDescription>\n",
                  SPAN_ARG(request->host), SPAN_ARG(request->host));
    return AVOW_OK;
}
